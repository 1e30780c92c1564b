/// What steps ask of people: who may decide, what they said, and how it comes back to the run. A
/// request rides on a callback without an address: it is open as long as that is, and what it came
/// to is posted there.
@NullMarked
package caseloom.approvals;

import org.jspecify.annotations.NullMarked;
