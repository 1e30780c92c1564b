/// Webhooks: who gets which events, deliveries written with the change that causes them, the sender
/// that brings them out, and the log of every attempt (flow 4). Knows no dialect; bodies and
/// signatures are the core's.
@NullMarked
package caseloom.webhooks;

import org.jspecify.annotations.NullMarked;
