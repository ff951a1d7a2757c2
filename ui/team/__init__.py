"""The team on screen: members, invitations, and the forms that change them."""
