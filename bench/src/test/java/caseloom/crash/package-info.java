/// Kills a real server and its database again and again while clients make cases, and then looks
/// whether anything was lost or done twice.
@NullMarked
package caseloom.crash;

import org.jspecify.annotations.NullMarked;
