"""The site in the office: what an editor finds on the front page."""
