package caseloom.engine;

/// What a letter says.
enum LetterWord {
    /// To the run that waits: the run that it started has ended.
    ENDED("ended"),
    /// To the run that was started: nobody waits for it any more.
    CANCEL("cancel");

    private final String stored;

    LetterWord(String stored) {
        this.stored = stored;
    }

    String stored() {
        return stored;
    }

    static LetterWord of(String stored) {
        return stored.equals(ENDED.stored) ? ENDED : CANCEL;
    }
}
