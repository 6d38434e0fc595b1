"""What pages, papers and decisions need to know about the branch."""
