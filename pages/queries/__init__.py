"""What the pages show; a file for each noun."""
