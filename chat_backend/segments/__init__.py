"""Who is in which segment: rules over what is known of a user, evaluated as data arrives and as time passes."""
