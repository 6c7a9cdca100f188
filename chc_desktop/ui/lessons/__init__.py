"""The windows of learning: the page of everything learnt, and the page of one lesson."""
