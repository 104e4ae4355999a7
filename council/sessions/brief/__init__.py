"""What a seating is planned from: rules, ranks of fields, staff, and who met whom, in every round so far."""
