"""The windows of service requests: the form they are logged on, their list, and the page of one."""
