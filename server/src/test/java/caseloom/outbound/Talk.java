package caseloom.outbound;

import java.io.IOException;

/// One connection of a receiver, in the protocol that it speaks.
interface Talk {

    /// Reads a request and does with it what was told. False when the connection is to be closed.
    boolean exchange() throws IOException, InterruptedException;

    /// What a request is to be met with. Whoever reads one asks here.
    @FunctionalInterface
    interface Ear {
        Receiver.Behaviour hear(Receiver.Received received);
    }
}
