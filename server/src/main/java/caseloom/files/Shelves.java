package caseloom.files;

import java.util.Optional;

/// Which store has which files.
///
/// @param bucket for large files; empty when they go into the folder
/// @param inDatabaseMost bytes of a file that still goes into the database
record Shelves(
        DatabaseByteStore database,
        FolderByteStore folder,
        Optional<BucketByteStore> bucket,
        int inDatabaseMost) {

    ByteStore forSize(long bytes) {
        return bytes <= inDatabaseMost ? database : large();
    }

    private ByteStore large() {
        return bucket.isPresent() ? bucket.get() : folder;
    }

    /// Whether a place is one of the settings.
    boolean has(FilePlace place) {
        return !(place instanceof FilePlace.InBucket)
                || bucket.filter(store -> store.place().equals(place)).isPresent();
    }

    /// @throws IllegalStateException for a bucket that is not the one of the settings
    ByteStore at(FilePlace place) {
        return switch (place) {
            case FilePlace.InDatabase() -> database;
            case FilePlace.InFolder() -> folder;
            case FilePlace.InBucket(var name) ->
                    bucket.filter(_ -> has(place))
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "a file is in the bucket "
                                                    + name
                                                    + ", which CASELOOM_S3_BUCKET does not name"));
        };
    }
}
