package caseloom.files;

import org.jspecify.annotations.Nullable;

/// Where the bytes of a file are.
public sealed interface FilePlace {

    record InDatabase() implements FilePlace {}

    record InFolder() implements FilePlace {}

    record InBucket(String name) implements FilePlace {}

    /// As rows spell it. Releases that know no buckets take what is in one for a file of the folder
    /// that they do not find.
    default String word() {
        return switch (this) {
            case InDatabase() -> "database";
            case InFolder(), InBucket _ -> "folder";
        };
    }

    /// The bucket, if it is one.
    default @Nullable String bucket() {
        return switch (this) {
            case InDatabase(), InFolder() -> null;
            case InBucket(var name) -> name;
        };
    }

    static FilePlace of(String word, @Nullable String bucket) {
        if (bucket != null) {
            return new InBucket(bucket);
        }
        return word.equals("database") ? new InDatabase() : new InFolder();
    }
}
