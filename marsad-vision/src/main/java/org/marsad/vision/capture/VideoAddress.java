package org.marsad.vision.capture;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a video is: a file, or a live camera at `rtsp://user:password@host:port/path` (`rtsps://` for TLS).
///
/// {@link #toString} never shows a user, a password or a token, so an address can stand in any log line or message.
public final class VideoAddress {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[^/?#]*@)?(?:\\[[0-9A-Fa-f:.%]+]|[^/?#@:\\[\\]]+)(?::\\d{1,5})?");
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i)([a-z_]*(?:user|usr|login|pass|pwd|auth|token|secret|key)[a-z_]*=)[^&/?#;]*");

    private final String target;
    private final boolean live;

    private VideoAddress(String target, boolean live) {
        this.target = target;
        this.live = live;
    }

    /// @throws IllegalArgumentException if it is neither a path nor an RTSP address; the message shows no part of it,
    ///     since the part that is wrong may be a password
    public static VideoAddress of(String address) {
        if (address.isBlank()) {
            throw new IllegalArgumentException(
                    "expected a video file or rtsp://host/path, got an empty address");
        }
        if (!SCHEME.matcher(address).matches()) {
            return new VideoAddress(Path.of(address).toString(), false);
        }
        String scheme = address.substring(0, address.indexOf("://")).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> new VideoAddress(Path.of(URI.create(address)).toString(), false);
            case "rtsp", "rtsps" -> live(scheme, address.substring(scheme.length() + 3));
            default ->
                    throw new IllegalArgumentException(
                            "expected a file path, rtsp:// or rtsps://, got the scheme '"
                                    + scheme
                                    + "'; give the camera's RTSP address");
        };
    }

    private static VideoAddress live(String scheme, String rest) {
        String authority = rest.split("[/?#]", 2)[0];
        if (!AUTHORITY.matcher(authority).matches()) {
            throw new IllegalArgumentException(
                    "expected rtsp://[user:password@]host[:port]/path, got something else (not shown: it may hold a"
                            + " password); write / ? # @ : within user or password as %2F %3F %23 %40 %3A");
        }
        return new VideoAddress(scheme + "://" + rest, true);
    }

    /// True for a camera, false for a file.
    public boolean isLive() {
        return live;
    }

    /// The address with its credentials, for the library that opens it and no one else.
    String target() {
        return target;
    }

    @Override
    public String toString() {
        if (!live) {
            return target;
        }
        int start = target.indexOf("://") + 3;
        String rest = target.substring(start);
        String authority = rest.split("[/?#]", 2)[0];
        int at = authority.lastIndexOf('@');
        String shown = at < 0 ? rest : "***" + rest.substring(at);
        return target.substring(0, start) + SECRET.matcher(shown).replaceAll("$1***");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoAddress that && target.equals(that.target);
    }

    @Override
    public int hashCode() {
        return target.hashCode();
    }
}
