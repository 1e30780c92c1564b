/// The pages on which people who came by a link decide, fill in, and hand over what was asked of
/// them. They act as the person whom the link was sent to; what they may do is said in `approvals`.
@NullMarked
package caseloom.approve;

import org.jspecify.annotations.NullMarked;
