"""What is sent to hurt: each is refused or made harmless, with words of its own."""
