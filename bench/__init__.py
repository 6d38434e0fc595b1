"""Speed of the slice, measured against floors of the same run. `make bench` runs it; nothing here is part of the portal."""
