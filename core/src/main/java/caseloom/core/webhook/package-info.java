/// What is said to receivers of webhooks: the events of both catalogues, their exact bodies,
/// signatures, and when a failed delivery is tried again. Nothing here sends anything.
@NullMarked
package caseloom.core.webhook;

import org.jspecify.annotations.NullMarked;
