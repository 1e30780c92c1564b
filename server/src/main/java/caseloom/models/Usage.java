package caseloom.models;

/// Tokens that were used, or may be.
record Usage(long input, long output) {

    static final Usage NONE = new Usage(0, 0);

    long all() {
        return input + output;
    }

    Usage plus(Usage more) {
        return new Usage(input + more.input, output + more.output);
    }
}
