"""A camera for tests, on GStreamer's RTSP server: python3 camera.py PORT [PASSWORD]

Needs python3-gi, gir1.2-gst-rtsp-server-1.0 and the GStreamer plug-ins base, good and bad. Prints `ready` when it listens.
/h264 and /slow (a key frame every 50 frames) are video; /mjpeg is not H.264; /audio has no pictures.
"""

import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer

PICTURES = "videotestsrc is-live=true pattern=ball ! video/x-raw,width=320,height=240,framerate=25/1 ! "
STREAMS = {
    "/h264": PICTURES + "openh264enc gop-size=10 complexity=low ! h264parse ! rtph264pay name=pay0 pt=96",
    "/slow": PICTURES + "openh264enc gop-size=50 complexity=low ! h264parse ! rtph264pay name=pay0 pt=96",
    "/mjpeg": PICTURES + "videoconvert ! video/x-raw,format=I420 ! jpegenc ! rtpjpegpay name=pay0 pt=96",
    "/h265": PICTURES + "videoconvert ! video/x-raw,format=I420 ! x265enc speed-preset=ultrafast tune=zerolatency key-int-max=10 ! h265parse ! rtph265pay name=pay0 pt=96",
    "/audio": "audiotestsrc is-live=true ! audio/x-raw,rate=8000 ! alawenc ! rtppcmapay name=pay0 pt=8",
}


def main():
    Gst.init(None)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(sys.argv[1])
    viewer = None
    if len(sys.argv) > 2:
        auth = GstRtspServer.RTSPAuth()
        viewer = GstRtspServer.RTSPToken()
        viewer.set_string("media.factory.role", "viewer")
        auth.add_basic(GstRtspServer.RTSPAuth.make_basic("watch", sys.argv[2]), viewer)
        server.set_auth(auth)
    for path, pipeline in STREAMS.items():
        factory = GstRtspServer.RTSPMediaFactory()
        factory.set_launch("( " + pipeline + " )")
        factory.set_shared(True)
        if viewer is not None:
            access = Gst.Structure.new_empty("viewer")
            access.set_value("media.factory.access", True)
            access.set_value("media.factory.construct", True)
            factory.add_role_from_structure(access)
        server.get_mount_points().add_factory(path, factory)
    if server.attach(None) == 0:
        sys.exit("cannot listen on port " + sys.argv[1])
    print("ready", flush=True)
    GLib.MainLoop().run()


main()
