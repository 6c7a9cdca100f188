"""What belongs to the lists beside the table: filters, saved views, the choice of columns, why a row was found."""
