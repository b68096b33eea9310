"""What coordinators do with the post: release formal letters, have posts sent again, take their words along."""
