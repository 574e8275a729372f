"""The weeks before and after a meeting: tasks, footage, who reads what, and the reading pack."""
