"""Planning: remit, sessions and agendas."""
