"""Seats and what becomes of them: answers with their dates, alternates, who follows a member who leaves."""
