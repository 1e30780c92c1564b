/// Does to a real cluster whatever can go wrong while clients make cases, and then looks whether
/// anything was lost or done twice: a `Plan` is drawn, a `Round` runs it, `Load` and `Faults` work
/// beside each other, and a `Judge` holds what clients saw against what the database has.
@NullMarked
package caseloom.crash;

import org.jspecify.annotations.NullMarked;
