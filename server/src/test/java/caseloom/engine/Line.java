package caseloom.engine;

/// What happens on the way between a node and the simulated store.
interface Line {

    /// Nothing ever happens.
    Line CALM =
            new Line() {
                @Override
                public void reach(String statement) {}

                @Override
                public Fate fate() {
                    return Fate.DONE;
                }

                @Override
                public void answered() {}
            };

    /// What becomes of a commit.
    enum Fate {
        DONE,
        /// It is not confirmed and did not happen.
        UNDONE,
        /// It is not confirmed and happened.
        UNCONFIRMED,
        /// It is not confirmed and happens later, or never.
        LATE
    }

    /// Before a statement: it may be refused, the node may be gone, or much may happen elsewhere.
    void reach(String statement);

    Fate fate();

    /// After a commit and before anybody learns of it.
    void answered();
}
