"""What a web host sends with the site: headers, and each text compressed beforehand."""
