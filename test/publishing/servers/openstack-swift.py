"""OpenStack Swift with its S3 interface, whole in one process, for tests.

    python3 openstack-swift.py FOLDER PORT ACCESS_KEY SECRET_KEY

Debian's python3-swift is all it needs. FOLDER must lie on a file system with user attributes. The proxy (gatekeeper, s3api, tempauth,
large objects, server-side copy) listens on 127.0.0.1:PORT; the account, container and object server on free ports of 127.0.0.1.
Prints "ready" when it listens. Every request is checked against its signature, as on a real store: a wrong key is answered with 403.
"""
import os
import sys

import eventlet
import eventlet.wsgi

eventlet.monkey_patch()

from swift.common import utils  # noqa: E402

folder, port, access_key, secret_key = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
utils.SWIFT_CONF_FILE = os.path.join(folder, 'swift.conf')
utils.HASH_PATH_SUFFIX = b'of-a-test'

from swift.account import server as account_server  # noqa: E402
from swift.common.http_protocol import SwiftHttpProtocol  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402
from swift.common.storage_policy import POLICIES  # noqa: E402
from swift.common.wsgi import loadapp  # noqa: E402
from swift.container import server as container_server  # noqa: E402
from swift.obj import server as object_server  # noqa: E402


class Memory:
    """What a proxy keeps in memcached: here, in the process."""

    def __init__(self):
        self.values = {}

    def get(self, key, *_args, **_options):
        return self.values.get(key)

    def set(self, key, value, *_args, **_options):
        self.values[key] = value

    def delete(self, key, *_args, **_options):
        self.values.pop(key, None)

    def incr(self, key, delta=1, *_args, **_options):
        self.values[key] = self.values.get(key, 0) + delta
        return self.values[key]


class WithMemory:
    def __init__(self, app):
        self.app = app
        self.memory = Memory()

    def __call__(self, env, start_response):
        env['swift.cache'] = self.memory
        return self.app(env, start_response)


def write(name, text):
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def ring(name, listener):
    builder = RingBuilder(1, 1, 1)
    builder.add_dev({
        'id': 0, 'region': 1, 'zone': 1, 'weight': 1, 'device': 'disk', 'meta': '',
        'ip': '127.0.0.1', 'port': listener.getsockname()[1],
        'replication_ip': '127.0.0.1', 'replication_port': listener.getsockname()[1],
    })
    builder.rebalance()
    builder.get_ring().save(os.path.join(folder, name + '.ring.gz'))


def serve(listener, app):
    # As swift.common.wsgi.run_server serves, without its log of requests.
    eventlet.wsgi.server(
        listener, app, utils.NullLogger(), protocol=SwiftHttpProtocol, capitalize_response_headers=False)


os.makedirs(os.path.join(folder, 'devices', 'disk', 'tmp'), exist_ok=True)
write('swift.conf', '[swift-hash]\nswift_hash_path_suffix = of-a-test\n')
conf = {
    'swift_dir': folder,
    'devices': os.path.join(folder, 'devices'),
    'mount_check': 'false',
    'fallocate_reserve': '0',
    'disable_fallocate': 'true',
    'log_udp_host': '',
    'allow_versions': 'false',
}
silent = utils.get_logger({'log_name': 'storage', 'log_level': 'CRITICAL'}, log_route='storage')
for name, server in (
    ('account', account_server.AccountController),
    ('container', container_server.ContainerController),
    ('object', object_server.ObjectController),
):
    listener = eventlet.listen(('127.0.0.1', 0))
    ring(name, listener)
    eventlet.spawn(serve, listener, server(conf, logger=silent))

POLICIES.legacy.ring_name = 'object'
proxy = write('proxy.conf', f'''
[DEFAULT]
swift_dir = {folder}
log_level = ERROR
log_address = {folder}/no-log

[pipeline:main]
pipeline = catch_errors gatekeeper s3api tempauth slo proxy-server

[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true

[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
s3_acl = false
min_segment_size = 5242880
[filter:tempauth]
use = egg:swift#tempauth
user_{access_key.replace(':', '_')} = {secret_key} .admin
[filter:slo]
use = egg:swift#slo
''')
app = WithMemory(loadapp(proxy))
listener = eventlet.listen(('127.0.0.1', port))
print('ready', flush=True)
serve(listener, app)
