"""What people write for the report: words with a little dress, their places, and the pictures beside them."""
