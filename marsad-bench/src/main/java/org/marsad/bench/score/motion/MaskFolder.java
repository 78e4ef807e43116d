package org.marsad.bench.score.motion;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.marsad.bench.score.UnscorableException;

/// Pictures numbered by frame, `bin000470.png` or `gt000470.png`, in a folder or anywhere in a zip
/// file. Frames count from 1.
public final class MaskFolder implements Closeable {

    private static final int DEEPEST_FOLDER = 5;

    private final Closeable opened;
    private final NavigableMap<Integer, Path> pictures;

    private MaskFolder(Closeable opened, NavigableMap<Integer, Path> pictures) {
        this.opened = opened;
        this.pictures = pictures;
    }

    public static MaskFolder ofMasks(Path folder) throws IOException {
        return open(folder, "bin");
    }

    public static MaskFolder ofTruth(Path folderOrZip) throws IOException {
        return open(folderOrZip, "gt");
    }

    private static MaskFolder open(Path place, String prefix) throws IOException {
        if (Files.isDirectory(place)) {
            return new MaskFolder(() -> {}, pictures(place, prefix));
        }
        FileSystem zip = FileSystems.newFileSystem(place);
        return new MaskFolder(zip, pictures(zip.getPath("/"), prefix));
    }

    private static NavigableMap<Integer, Path> pictures(Path root, String prefix)
            throws IOException {
        Pattern name = Pattern.compile(prefix + "(\\d{1,9})\\.png");
        TreeMap<Integer, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root, DEEPEST_FOLDER)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Matcher matcher = name.matcher(String.valueOf(file.getFileName()));
                if (matcher.matches()) {
                    found.put(Integer.parseInt(matcher.group(1)), file);
                }
            }
        }
        return found;
    }

    /// Scores each frame of the truth from the first to the last asked for, both included.
    ///
    /// @throws UnscorableException when the truth has none of them, a mask is missing or of another size
    public static MotionScore score(
            MaskFolder masks, MaskFolder truth, int firstFrame, int lastFrame)
            throws IOException, UnscorableException {
        var scored = truth.pictures.subMap(firstFrame, true, lastFrame, true);
        if (scored.isEmpty()) {
            throw new UnscorableException(
                    "expected truth pictures gt%06d.png to gt%06d.png, found none of them (%d others)"
                            .formatted(firstFrame, lastFrame, truth.pictures.size()));
        }
        MotionScore sum = MotionScore.NONE;
        for (int frame : scored.keySet()) {
            GreyImage drawn = truth.read(frame, "gt");
            GreyImage mask = masks.read(frame, "bin");
            if (mask.width != drawn.width || mask.height != drawn.height) {
                throw new UnscorableException(
                        "expected masks of the truth's size, %d × %d, but frame %d has %d × %d"
                                .formatted(
                                        drawn.width, drawn.height, frame, mask.width, mask.height));
            }
            sum = sum.plus(MotionScore.ofFrame(mask.pixels, drawn.pixels));
        }
        return sum;
    }

    private GreyImage read(int frame, String prefix) throws IOException, UnscorableException {
        Path file = pictures.get(frame);
        if (file == null) {
            throw new UnscorableException(
                    "expected a mask for every frame of the truth, but %s%06d.png is missing; make it, or narrow --from and --to"
                            .formatted(prefix, frame));
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return GreyImage.read(bytes, file.toString());
        }
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }
}
