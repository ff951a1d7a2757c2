"""Who a user of the site is: contact data, properties, proofs, merging, public profiles."""
