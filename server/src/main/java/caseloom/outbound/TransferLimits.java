package caseloom.outbound;

import java.time.Duration;

/// The limits of exchanges with one server.
///
/// @param connect for the connection
/// @param silence how long nothing may come
/// @param limit for everything up to the head of the answer
/// @param atOnce connections, kept ones included
public record TransferLimits(Duration connect, Duration silence, Duration limit, int atOnce) {}
