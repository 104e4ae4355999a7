"""What a new wording can be an answer to: objections and remarks, seen from the proposal."""
