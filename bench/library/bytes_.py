"""hashlib, base64, binascii, zlib."""
import base64
import binascii
import hashlib

block = bytes(range(256)) * 64
small = b"hello world"


def task_md5():
    return hashlib.md5(block).hexdigest()


def task_sha1():
    return hashlib.sha1(block).hexdigest()


def task_sha256():
    return hashlib.sha256(block).hexdigest()


def task_sha256_small():
    return [hashlib.sha256(small).hexdigest() for _ in range(50)][0]


def task_sha512():
    return hashlib.sha512(block).hexdigest()


def task_sha3_256():
    return hashlib.sha3_256(block).hexdigest()


def task_blake2b():
    return hashlib.blake2b(block).hexdigest()


def task_base64_encode():
    return len(base64.b64encode(block))


def task_base64_decode(encoded=base64.b64encode(block)):
    return len(base64.b64decode(encoded))


def task_base32():
    return len(base64.b32encode(block[:2000]))


def task_hex():
    return len(binascii.hexlify(block)) + len(binascii.unhexlify(block.hex()))


def task_crc32():
    return binascii.crc32(block)
