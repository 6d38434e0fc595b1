"""What the pages, the papers and the decisions of the contests need to know, one file per reader."""
