"""Who said what to which statement: votes as they are kept, as a matrix, and the groups in them."""
