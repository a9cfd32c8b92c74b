"""What a desk keeps for itself: searches, collections, notes and tags. No part of the claims, never published."""
