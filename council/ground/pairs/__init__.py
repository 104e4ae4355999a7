"""Near pairs: what people are asked about statements that may say the same."""
