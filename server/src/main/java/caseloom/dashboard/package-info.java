/// Gives browsers the dashboard, as its build left it on the class path. Knows no feature: all that
/// the dashboard shows and does goes through the management API.
@NullMarked
package caseloom.dashboard;

import org.jspecify.annotations.NullMarked;
