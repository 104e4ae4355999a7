"""Where the record of a session is gathered from: the plan, who came, who sat where, what was said."""
