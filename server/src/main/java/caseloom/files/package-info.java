/// Files of an organization: kept in the database or in a folder, joined to cases, fetched by links
/// that expire. Knows no dialect; `/downloads` is the only route, since every dialect's links lead
/// to it.
@NullMarked
package caseloom.files;

import org.jspecify.annotations.NullMarked;
