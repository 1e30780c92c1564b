package caseloom.calls;

/// Counts the requests of a call towards a rate limit, each before it is made.
interface Spending {

    /// Where nothing is counted.
    Spending FREE =
            new Spending() {
                @Override
                public void onToken() {
                    // There is enough.
                }

                @Override
                public void onRequest() {
                    // There is enough.
                }

                @Override
                public boolean again() {
                    return true;
                }
            };

    /// A token is fetched next, for a request that follows.
    ///
    /// @throws NotYet when there is no room for both now
    void onToken();

    /// The request itself is made next.
    ///
    /// @throws NotYet when there is no room for it now
    void onRequest();

    /// Whether a token and a request may be made once more now.
    ///
    /// @throws NotYet when they may later, and the whole call is made again then
    boolean again();
}
