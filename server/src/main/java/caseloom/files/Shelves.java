package caseloom.files;

/// Which store has which files.
///
/// @param inDatabaseMost bytes of a file that still goes into the database
record Shelves(DatabaseByteStore database, FolderByteStore folder, int inDatabaseMost) {

    ByteStore forSize(long bytes) {
        return bytes <= inDatabaseMost ? database : folder;
    }

    ByteStore at(FilePlace place) {
        return switch (place) {
            case DATABASE -> database;
            case FOLDER -> folder;
        };
    }
}
