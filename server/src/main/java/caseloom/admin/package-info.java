/// Our own API, `/api/v1`: what administrators, the command line and the dashboard do. It only
/// translates; the use cases are the features'.
@NullMarked
package caseloom.admin;

import org.jspecify.annotations.NullMarked;
