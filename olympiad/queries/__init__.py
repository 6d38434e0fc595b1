"""What the pages, the papers and the decisions of the olympiad need to know, one file per reader."""
