/// The database: connections, transactions, named statements, migrations, the embedded server.
/// Knows no feature; only this package commits.
@NullMarked
package caseloom.db;

import org.jspecify.annotations.NullMarked;
