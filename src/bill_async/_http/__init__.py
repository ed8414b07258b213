"""One call: from the arguments of a method to its answer, or to the error that it ends with."""
