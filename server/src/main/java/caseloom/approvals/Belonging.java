package caseloom.approvals;

import java.util.stream.LongStream;

/// To whom a case belongs, by the numbers of members.
///
/// @param requester who started it
/// @param owner whose it is now
record Belonging(long requester, long owner) {

    /// Of a case that is not there.
    static final Belonging NOBODY = new Belonging(0, 0);

    LongStream members() {
        return LongStream.of(requester, owner);
    }
}
