package caseloom.files;

import caseloom.db.Tx;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Keeps the bytes of files. What it promises is held by one test suite over all of its kinds. Safe
/// to share between threads.
interface ByteStore {

    FilePlace place();

    /// Stores bytes, then writes their row by `row` in a transaction of the organization: there is
    /// never a row without its bytes. When `row` fails the bytes are gone, or left to the sweep.
    /// Bytes that were there without a row are replaced.
    void put(FileKey key, InputStream content, Consumer<Tx> row) throws IOException;

    /// The bytes from there on; none at or behind the end. Reads them as they are asked for.
    ///
    /// @throws IOException when there are none under the key, or they cannot be read
    InputStream open(FileKey key, long offset) throws IOException;

    /// How many bytes there are; empty when there is nothing under the key.
    OptionalLong size(FileKey key) throws IOException;

    /// Nothing happens when there is nothing.
    void remove(FileKey key) throws IOException;
}
