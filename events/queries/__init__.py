"""What pages, letters and decisions need to know of the events."""
