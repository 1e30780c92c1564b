package caseloom.crash;

/// What a round does to the system.
enum Fault {
    /// `kill -9` of a node; it is started again when others went on with its runs.
    NODE_KILLED,

    /// `SIGSTOP` until others went on with its runs, then `SIGCONT`.
    NODE_STOPPED,

    /// The network between a node and PostgreSQL holds everything back until others went on with
    /// its runs; then what was held back arrives.
    NODE_CUT_OFF,

    /// `kill -9` of PostgreSQL, which is started again.
    POSTGRES_KILLED,

    /// Every connection of every node is ended by PostgreSQL.
    BACKENDS_TERMINATED,

    /// A node's commits happen, and instead of the answer its connections break.
    COMMIT_UNANSWERED,

    /// A node's commits happen, and the answer never comes, until the node gives up waiting.
    COMMIT_TIMED_OUT
}
