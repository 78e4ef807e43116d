package org.marsad.station.watch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The output folder of one run. Files grow in a hidden folder beside their place and move there all
/// together at the end, so a run that fails leaves nothing half-written behind.
final class WatchFiles implements AutoCloseable {

    private final Path folder;
    private final Path unfinished;
    private final List<BufferedWriter> writers = new ArrayList<>();
    private final boolean folderIsOurs;

    WatchFiles(Path folder) throws IOException {
        this.folder = folder;
        this.folderIsOurs = Files.notExists(folder);
        try {
            Files.createDirectories(folder);
            this.unfinished = Files.createTempDirectory(folder, ".unfinished-");
        } catch (IOException e) {
            throw new IOException(
                    "can't write into the folder %s (%s); name a folder that you may write to"
                            .formatted(folder, e.getClass().getSimpleName()),
                    e);
        }
    }

    BufferedWriter open(String name) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(unfinished.resolve(name));
        writers.add(writer);
        return writer;
    }

    Path path(String name) {
        return unfinished.resolve(name);
    }

    /// Everything is written: put it in its place.
    void finish() throws IOException {
        for (BufferedWriter writer : writers) {
            writer.close();
        }
        for (Path file : listUnfinished()) {
            Path place = folder.resolve(file.getFileName());
            try {
                Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException _) {
                Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (BufferedWriter writer : writers) {
            writer.close();
        }
        for (Path file : listUnfinished()) {
            Files.delete(file);
        }
        Files.delete(unfinished);
        if (folderIsOurs && isEmpty(folder)) {
            Files.delete(folder);
        }
    }

    private List<Path> listUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(unfinished)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
